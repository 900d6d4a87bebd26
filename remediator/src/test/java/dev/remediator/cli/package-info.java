@NullMarked
package dev.remediator.cli;

import org.jspecify.annotations.NullMarked;
