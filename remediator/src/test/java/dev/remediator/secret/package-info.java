@NullMarked
package dev.remediator.secret;

import org.jspecify.annotations.NullMarked;
