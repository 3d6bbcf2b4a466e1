package dev.parapet.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text, each column as wide as its widest cell. */
final class Table {
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

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Safe.text(cells.get(i));
            line.append(cell).append(" ".repeat(i == widths.length - 1 ? 0 : widths[i] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
