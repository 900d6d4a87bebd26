@NullMarked
package dev.remediator.escalation;

import org.jspecify.annotations.NullMarked;
