/// What the program shows to other programs is as it is described.
@NullMarked
package dev.remediator.it.api;

import org.jspecify.annotations.NullMarked;
