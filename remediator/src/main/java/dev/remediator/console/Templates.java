package dev.remediator.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// Draws templates of `src/main/jte`. They were made Java in the build and escape by context: what
/// an alert says is text, wherever in the page it stands. Thread-safe.
final class Templates {
    private static final TemplateEngine ENGINE = engine();

    private Templates() {}

    private static TemplateEngine engine() {
        var engine =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        Templates.class.getClassLoader(),
                        "dev.remediator.console.template");
        engine.setTrimControlStructures(true);
        return engine;
    }

    /// @param template its path, such as `incidents/list.jte`
    /// @param parameters what it takes, by name
    static Page draw(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        ENGINE.render(template, parameters, out);
        return new Page(out.toString());
    }
}
