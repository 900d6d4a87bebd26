@NullMarked
package dev.remediator.adapter.json;

import org.jspecify.annotations.NullMarked;
