@NullMarked
package dev.remediator.adapter.grafana;

import org.jspecify.annotations.NullMarked;
