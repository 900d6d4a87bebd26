@NullMarked
package dev.remediator.adapter;

import org.jspecify.annotations.NullMarked;
