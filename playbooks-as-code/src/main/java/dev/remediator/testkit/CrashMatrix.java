package dev.remediator.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// In place of `@Test`: the method, which has a [Rehearsal] as its parameter, runs once without a
/// crash, and then once for each place in which a worker may die: before and after each line of the
/// journal, and before and after the end is told. Another worker takes the run up from its journal.
///
/// It fails if a `once` was done twice, if the run ends otherwise than without a crash, or if the
/// fakes, or what [Rehearsal#endsWith] was given, are in the end not as they are without a crash. A
/// `once` without a probe may leave the run in doubt; then nothing is compared.
///
/// What the method itself asserts must hold in every run.
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith({RehearsalExtension.class, CrashMatrixExtension.class})
public @interface CrashMatrix {

    /// How many workers die at most in one run: 2 plays all pairs as well. Default 1.
    int crashes() default 1;
}
