/// The demonstration: a fleet of its own, broken on purpose.
@NullMarked
package dev.remediator.demo;

import org.jspecify.annotations.NullMarked;
