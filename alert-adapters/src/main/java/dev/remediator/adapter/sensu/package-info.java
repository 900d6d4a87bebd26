/// Sensu Go, and Sensu Core before it.
@NullMarked
package dev.remediator.adapter.sensu;

import org.jspecify.annotations.NullMarked;
