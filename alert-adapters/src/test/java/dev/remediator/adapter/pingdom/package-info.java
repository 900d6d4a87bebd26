@NullMarked
package dev.remediator.adapter.pingdom;

import org.jspecify.annotations.NullMarked;
