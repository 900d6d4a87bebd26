@NullMarked
package dev.remediator.reconcile;

import org.jspecify.annotations.NullMarked;
