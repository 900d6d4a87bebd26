/// What a page says: the diagnosis in words, made to fit wherever it is read.
@NullMarked
package dev.remediator.paging.text;

import org.jspecify.annotations.NullMarked;
