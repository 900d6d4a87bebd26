@NullMarked
package dev.remediator.paging.channel;

import org.jspecify.annotations.NullMarked;
