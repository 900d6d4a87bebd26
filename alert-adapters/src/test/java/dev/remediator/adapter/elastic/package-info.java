@NullMarked
package dev.remediator.adapter.elastic;

import org.jspecify.annotations.NullMarked;
