@NullMarked
package dev.remediator.port;

import org.jspecify.annotations.NullMarked;
