@NullMarked
package dev.remediator.adapter.authentication;

import org.jspecify.annotations.NullMarked;
