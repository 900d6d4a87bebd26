/// The rules of the building, held by a tool.
@NullMarked
package dev.remediator.it.architecture;

import org.jspecify.annotations.NullMarked;
