@NullMarked
package dev.remediator.adapter.uptimekuma;

import org.jspecify.annotations.NullMarked;
