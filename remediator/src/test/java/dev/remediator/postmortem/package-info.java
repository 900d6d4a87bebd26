@NullMarked
package dev.remediator.postmortem;

import org.jspecify.annotations.NullMarked;
