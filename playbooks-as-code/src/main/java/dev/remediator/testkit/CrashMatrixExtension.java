package dev.remediator.testkit;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a method with [CrashMatrix] as often as its boundaries want. The stream of its runs is
/// lazy: each run says which ones come after it.
final class CrashMatrixExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), CrashMatrix.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        var matrix =
                AnnotationSupport.findAnnotation(context.getTestMethod(), CrashMatrix.class)
                        .orElseThrow();
        var exploration = new Exploration(matrix.crashes());
        var lazily = Spliterators.spliteratorUnknownSize(exploration, Spliterator.ORDERED);
        return StreamSupport.stream(lazily, false)
                .map(rehearsal -> new Invocation(exploration, rehearsal));
    }

    private record Invocation(Exploration exploration, Rehearsal rehearsal)
            implements TestTemplateInvocationContext,
                    BeforeEachCallback,
                    AfterTestExecutionCallback {

        @Override
        public String getDisplayName(int invocationIndex) {
            return rehearsal.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            RehearsalExtension.give(context, rehearsal);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isEmpty()) {
                exploration.judge(rehearsal);
            }
        }
    }
}
