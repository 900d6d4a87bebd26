@NullMarked
package dev.remediator.adapter.otlp;

import org.jspecify.annotations.NullMarked;
