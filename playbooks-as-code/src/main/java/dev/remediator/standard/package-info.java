/// The playbooks that are loaded when you bring none of your own.
@NullMarked
package dev.remediator.standard;

import org.jspecify.annotations.NullMarked;
