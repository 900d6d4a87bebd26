package dev.remediator.adapter.payload;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A place in a JSON body that knows its address, so that a wrong type can be reported where it is.
///
/// A field that is missing, and one that is `null`, are the same: absent. Questions to an absent
/// field find nothing; questions to a field of another type throw [Unreadable].
public final class Field {
    private final JsonNode node;
    private final @Nullable Field parent;
    private final String name;

    private Field(JsonNode node, @Nullable Field parent, String name) {
        this.node = node;
        this.parent = parent;
        this.name = name;
    }

    static Field root(JsonNode node) {
        return new Field(node, null, "");
    }

    /// A field that is nowhere.
    public static Field absent() {
        return root(MissingNode.getInstance());
    }

    /// Whether it is there and not `null`.
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /// Whether it is an object.
    public boolean isObject() {
        return node.isObject();
    }

    /// Whether it is an array.
    public boolean isArray() {
        return node.isArray();
    }

    /// A member of this object; absent if this is.
    public Field at(String member) {
        if (present() && !node.isObject()) {
            throw because("must be an object, not " + type());
        }
        return new Field(node.optional(member).orElseGet(MissingNode::getInstance), this, member);
    }

    /// The items of this array.
    public List<Field> items() {
        if (!node.isArray()) {
            throw because("must be an array, not " + type());
        }
        var items = new ArrayList<Field>(node.size());
        for (var item : node) {
            items.add(new Field(item, this, Integer.toString(items.size())));
        }
        return items;
    }

    /// The text, or the number or truth value as text.
    public Optional<String> text() {
        if (node.isContainer()) {
            throw because("must be a text, not " + type());
        }
        return present() ? Optional.of(Text.of(node)) : Optional.empty();
    }

    /// Whatever is here as one text: objects and arrays as the JSON they are.
    public Optional<String> anything() {
        return node.isContainer() ? Optional.of(Text.wellFormed(node.toString())) : text();
    }

    /// The text, or nothing where it is absent, blank, or a variable nobody filled in.
    public String said() {
        return text().filter(text -> !text.isBlank() && !Unfilled.is(text)).orElse("");
    }

    /// The JSON that this text holds, or this itself, if it is an object or an array. Absent if
    /// this is.
    ///
    /// @throws Unreadable naming this field, if the text is no JSON
    public Field json() {
        if (node.isContainer() || !present()) {
            return this;
        }
        try {
            var inner = Payload.parse(text().orElse("").getBytes(StandardCharsets.UTF_8));
            return new Field(inner.node, parent, name);
        } catch (Unreadable inner) {
            throw because("holds a text that should be JSON: " + inner.why());
        }
    }

    /// The members of this object as texts; absent ones and those that are objects or arrays are
    /// left out.
    public Map<String, String> plainTexts() {
        if (present() && !node.isObject()) {
            throw because("must be an object, not " + type());
        }
        var texts = new LinkedHashMap<String, String>();
        for (var member : node.propertyNames()) {
            var field = at(member);
            if (!field.node.isContainer()) {
                field.text().ifPresent(text -> texts.put(Text.wellFormed(member), text));
            }
        }
        return texts;
    }

    /// The items of this array; none if it is absent.
    public List<Field> optionalItems() {
        return present() ? items() : List.of();
    }

    /// The members of this object, each with its address.
    public Map<String, Field> members() {
        if (present() && !node.isObject()) {
            throw because("must be an object, not " + type());
        }
        var members = new LinkedHashMap<String, Field>();
        for (var member : node.propertyNames()) {
            members.put(Text.wellFormed(member), at(member));
        }
        return members;
    }

    /// The members of this object as texts; absent ones are left out.
    public Map<String, String> texts() {
        if (present() && !node.isObject()) {
            throw because("must be an object, not " + type());
        }
        var texts = new LinkedHashMap<String, String>();
        for (var member : node.properties()) {
            var name = member.getKey();
            var field = new Field(member.getValue(), this, name);
            field.text().ifPresent(text -> texts.put(Text.wellFormed(name), text));
        }
        return texts;
    }

    /// The time, in any way senders write one; the zero time is none.
    public Optional<Instant> time() {
        try {
            return text().filter(text -> !text.isBlank()).flatMap(Times::read);
        } catch (DateTimeException _) {
            throw because("is not a time");
        }
    }

    /// The same, where the sender may leave the time zone out, or write it for people; a variable
    /// nobody filled in is none.
    ///
    /// @param zone the zone of a time written without one
    public Optional<Instant> time(ZoneId zone) {
        try {
            return LocalTimes.read(said(), zone);
        } catch (DateTimeException _) {
            throw because("is not a time");
        }
    }

    /// The time, or nothing where there is none that can be read: for what only adds to an alert.
    public Optional<Instant> timeIfAny() {
        try {
            return node.isContainer() ? Optional.empty() : Times.read(said());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// What the first of these members says; nothing, if none says anything.
    public String firstSaid(String... members) {
        for (var member : members) {
            var said = at(member).said();
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    /// The field a pointer leads to from here; absent, if there is none.
    ///
    /// @throws Unreadable if the way leads through a text, a number or a truth value
    public Field find(Pointer pointer) {
        var here = this;
        for (var step : pointer.steps()) {
            here = here.node.isArray() ? here.item(step) : here.at(step);
        }
        return here;
    }

    private Field item(String index) {
        int at = index.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(index) : -1;
        var item = at >= 0 && at < node.size() ? node.get(at) : MissingNode.getInstance();
        return new Field(item, this, index);
    }

    /// How many: a whole number, zero if absent.
    public long count() {
        var digits = text().orElse("0");
        if (!digits.matches("\\d{1,18}")) {
            throw because("must be a whole number, not negative");
        }
        return Long.parseLong(digits);
    }

    /// The trouble with this field, to be thrown.
    public Unreadable because(String why) {
        var place = place();
        return new Unreadable(
                (place.isEmpty() ? "the body " : "field " + place + " ") + why, place);
    }

    private String place() {
        return parent == null ? "" : Place.in(parent.place(), name);
    }

    private String type() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case NULL, MISSING, BINARY, POJO -> "nothing";
        };
    }
}
