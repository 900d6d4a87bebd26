@NullMarked
package dev.remediator.testkit;

import org.jspecify.annotations.NullMarked;
