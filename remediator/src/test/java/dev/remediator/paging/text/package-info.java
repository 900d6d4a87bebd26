@NullMarked
package dev.remediator.paging.text;

import org.jspecify.annotations.NullMarked;
