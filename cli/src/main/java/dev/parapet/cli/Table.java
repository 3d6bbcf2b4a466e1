package dev.parapet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of plain text, each column as wide as its widest cell. */
final class Table {
    private static final int LEAST = 30;

    private Table() {}

    static List<String> of(List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    head.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Ink.BOLD.on(line(head, widths)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /** The same within so many columns: what does not fit is cut off the last cell, down to what can still be read. */
    static List<String> within(int columns, List<String> head, List<List<String>> rows) {
        int last = head.size() - 1;
        int room = columns;
        for (int i = 0; i < last; i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            room -= Math.max(head.get(i).length(), widest) + 2;
        }
        int most = Math.max(room, LEAST);
        return of(
                head,
                rows.stream()
                        .map(row -> Stream.concat(row.stream().limit(last), Stream.of(cut(row.get(last), most)))
                                .toList())
                        .toList());
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Safe.text(cells.get(i));
            line.append(cell).append(" ".repeat(i == widths.length - 1 ? 0 : widths[i] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
