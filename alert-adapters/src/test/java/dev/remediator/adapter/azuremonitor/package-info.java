@NullMarked
package dev.remediator.adapter.azuremonitor;

import org.jspecify.annotations.NullMarked;
