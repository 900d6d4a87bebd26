@NullMarked
package dev.remediator.adapter.uptimerobot;

import org.jspecify.annotations.NullMarked;
