package dev.remediator.console;

import dev.remediator.playbook.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A flow as it is drawn: the alert on top, below it the ladder down to the page, at the right the
/// way out to what is healed. Lengths are CSS pixels on a phone; it grows with its place.
///
/// @param width of the whole
/// @param height of the whole
/// @param boxes the nodes
/// @param arrows what leads from one to another
public record FlowDrawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {
    static final int WIDTH = 360;
    private static final int MARGIN = 6;
    private static final int COLUMN = 228;
    private static final int TRUNK = 316;
    private static final int PILL = 76;
    private static final int LETTER = 14;
    private static final int SMALL = 12;
    private static final int LINE = 19;
    private static final int SMALL_LINE = 15;
    private static final int PADDING = 12;
    private static final int GAP = 30;
    private static final int MOST_LINES = 4;
    private static final int SHAFT = MARGIN + 24;
    private static final int LEAST_BOX = 40;

    /// Copies the lists.
    public FlowDrawing {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /// One node.
    ///
    /// @param kind its look, a class of the style sheet
    /// @param x its left edge
    /// @param y its upper edge
    /// @param width how wide
    /// @param height how high
    /// @param marked whether something stands here, or came here
    /// @param lines what it says
    public record Box(
            String kind, int x, int y, int width, int height, boolean marked, List<Text> lines) {
        /// Copies the lines.
        public Box {
            lines = List.copyOf(lines);
        }

        /// How round its corners are.
        public int round() {
            return switch (kind) {
                case "healed" -> height / 2;
                case "page" -> 0;
                default -> 6;
            };
        }
    }

    /// One line of text.
    ///
    /// @param x where it begins
    /// @param y its base line
    /// @param size how large its letters are
    /// @param mark whether it says what stands here
    /// @param words the text
    public record Text(int x, int y, int size, boolean mark, String words) {}

    /// One way.
    ///
    /// @param path in the language of SVG paths
    /// @param way whether it ends at what is healed
    /// @param lines what it says
    public record Arrow(String path, boolean way, List<Text> lines) {
        /// Copies the lines.
        public Arrow {
            lines = List.copyOf(lines);
        }
    }

    /// Draws a flow.
    ///
    /// @param marks what stands at some of its nodes, in few words, by the node's id
    static FlowDrawing of(Flow flow, Map<String, String> marks) {
        return new Layout(flow, marks).drawn();
    }

    /// Puts one flow together.
    private static final class Layout {
        private final Flow flow;
        private final Map<String, String> marks;
        private final Map<String, Box> placed = new HashMap<>();
        private final List<Box> boxes = new ArrayList<>();
        private final List<Arrow> arrows = new ArrayList<>();
        private int y = MARGIN;

        Layout(Flow flow, Map<String, String> marks) {
            this.flow = flow;
            this.marks = marks;
        }

        FlowDrawing drawn() {
            for (var node : flow.nodes()) {
                if (node.kind() != Flow.Kind.HEALED) {
                    into(node);
                    place(box(node, MARGIN, y, COLUMN), node);
                    y = boxes.getLast().y() + boxes.getLast().height();
                }
            }
            flow.nodes().stream().filter(n -> n.kind() == Flow.Kind.HEALED).forEach(this::healed);
            return new FlowDrawing(WIDTH, y + MARGIN, boxes, arrows);
        }

        private void place(Box box, Flow.Node node) {
            boxes.add(box);
            placed.put(node.id(), box);
        }

        /// The way down from the node above, with what it says beside it.
        private void into(Flow.Node node) {
            for (var edge : flow.edges()) {
                var from = placed.get(edge.from());
                if (edge.to().equals(node.id()) && from != null) {
                    int begin = from.y() + from.height();
                    int left = SHAFT + 12;
                    var lines = said(edge.why(), left, begin + 20, MARGIN + COLUMN - left);
                    y = begin + GAP + lines.size() * SMALL_LINE;
                    arrows.add(new Arrow("M%d %dV%d".formatted(SHAFT, begin, y), false, lines));
                }
            }
        }

        private static List<Text> said(String why, int x, int top, int width) {
            var lines = new ArrayList<Text>();
            if (!why.isEmpty()) {
                for (var words : Lettering.lines(why, SMALL, width, MOST_LINES)) {
                    int at = top + lines.size() * SMALL_LINE;
                    lines.add(new Text(x, at, SMALL, false, words));
                }
            }
            return lines;
        }

        private Box box(Flow.Node node, int x, int top, int width) {
            var lines = new ArrayList<Text>();
            int room = width - 2 * PADDING;
            for (var words : Lettering.lines(node.label(), LETTER, room, MOST_LINES)) {
                int at = top + PADDING + 12 + lines.size() * LINE;
                lines.add(new Text(x + PADDING, at, LETTER, false, words));
            }
            var mark = marks.getOrDefault(node.id(), "");
            if (!mark.isEmpty()) {
                int at = top + PADDING + 12 + lines.size() * LINE;
                var words = Lettering.lines(mark, SMALL, room, 1).getFirst();
                lines.add(new Text(x + PADDING, at, SMALL, true, words));
            }
            int height = Math.max(LEAST_BOX, 2 * PADDING + lines.size() * LINE - 4);
            var kind = node.kind().name().toLowerCase(Locale.ROOT);
            return new Box(kind, x, top, width, height, !mark.isEmpty(), lines);
        }

        /// At the end of the trunk, beside the page.
        private void healed(Flow.Node node) {
            int top = boxes.getLast().y();
            var pill = box(node, TRUNK - PILL / 2, top, PILL);
            for (var edge : flow.edges()) {
                var from = placed.get(edge.from());
                if (edge.to().equals(node.id()) && from != null) {
                    out(from, edge.why(), top);
                }
            }
            place(pill, node);
            y = Math.max(y, pill.y() + pill.height());
        }

        private void out(Box from, String why, int down) {
            int right = from.x() + from.width();
            int middle = from.y() + from.height() / 2;
            int width = TRUNK - right - 8;
            var said = said(why, right + 5, middle + 14, width);
            var above = new ArrayList<Text>();
            // The first line is above the way, the others below it.
            for (var text : said) {
                int at = text.y() - (text.equals(said.getFirst()) ? 20 : SMALL_LINE);
                above.add(new Text(text.x(), at, text.size(), false, text.words()));
            }
            arrows.add(
                    new Arrow("M%d %dH%dV%d".formatted(right, middle, TRUNK, down), true, above));
        }
    }
}
