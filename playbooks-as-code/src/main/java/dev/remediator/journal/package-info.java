/// How a remedy's body is carried out against a journal, so that a crash neither loses a step nor
/// does a deed twice. Who writes the journal, and where to, is told from outside: workers write to
/// Kafka, the test kit to memory.
///
/// Pure but for what a body itself does: it knows no broker and no clock of its own.
@NullMarked
package dev.remediator.journal;

import org.jspecify.annotations.NullMarked;
