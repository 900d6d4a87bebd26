@NullMarked
package dev.remediator.adapter.pagerduty;

import org.jspecify.annotations.NullMarked;
