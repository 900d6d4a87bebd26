/// Who sent it: checked on the raw bytes, before anything of them is understood.
@NullMarked
package dev.remediator.adapter.authentication;

import org.jspecify.annotations.NullMarked;
