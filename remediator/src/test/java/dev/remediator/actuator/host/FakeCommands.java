package dev.remediator.actuator.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A host that answers what a test says, and has a few files: `cat`, `tee` and `mv` work on them.
/// Whatever else it is asked ends well and says nothing.
public final class FakeCommands implements Commands {
    private final List<List<String>> asked = new ArrayList<>();
    private final Map<String, Supplier<Result>> answers = new LinkedHashMap<>();
    private final Map<String, String> files = new HashMap<>();

    @Override
    public String where() {
        return "user@web-1";
    }

    /// From now on, what begins like this is answered so.
    public FakeCommands answer(String beginning, Supplier<Result> answer) {
        answers.remove(beginning);
        answers.put(beginning, answer);
        return this;
    }

    /// The same, with a good end.
    public FakeCommands answer(String beginning, String out) {
        return answer(beginning, () -> new Result(0, out, ""));
    }

    /// Every command so far as one line, without what makes it speak English.
    public List<String> asked() {
        return asked.stream().map(FakeCommands::line).toList();
    }

    /// Every command so far as it came.
    public List<List<String>> askedExactly() {
        return List.copyOf(asked);
    }

    /// Its files.
    public Map<String, String> files() {
        return files;
    }

    @Override
    public Result run(Duration limit, String input, List<String> command) {
        asked.add(List.copyOf(command));
        var line = line(command);
        for (var answer : answers.entrySet()) {
            if (line.startsWith(answer.getKey())) {
                return answer.getValue().get();
            }
        }
        var last = command.getLast();
        if (line.startsWith("cat -- ")) {
            return files.containsKey(last)
                    ? new Result(0, files.get(last), "")
                    : new Result(1, "", "cat: " + last + ": No such file or directory");
        }
        if (line.startsWith("tee -- ")) {
            files.put(last, input);
        }
        if (line.startsWith("mv -f -- ")) {
            files.put(last, "" + files.remove(command.get(command.size() - 2)));
        }
        return new Result(0, "", "");
    }

    private static String line(List<String> command) {
        var line = String.join(" ", command);
        return line.startsWith("env LC_ALL=C ") ? line.substring(13) : line;
    }
}
