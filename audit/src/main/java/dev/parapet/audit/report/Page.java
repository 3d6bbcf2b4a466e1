package dev.parapet.audit.report;

import dev.parapet.core.ResourceId;
import java.util.List;

/** What every part of the page is made of: sections, tables, marks. */
final class Page {
    /** So many rows of a long list are there without a script. */
    static final int STATIC = 500;

    private final Html html;

    Page(Html html) {
        this.html = html;
    }

    Html html() {
        return html;
    }

    Page section(String id, String title, String lead) {
        html.raw("\n").open("section", "id", id, "aria-labelledby", id + "-title");
        html.leaf("h2", title, "id", id + "-title", "tabindex", "-1");
        if (!lead.isEmpty()) {
            html.leaf("p", lead, "class", "lead");
        }
        return this;
    }

    Page end() {
        html.close("section").raw("\n");
        return this;
    }

    /** The start of a table, with its head; rows follow. */
    Page table(String caption, String css, List<String> head) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", css).leaf("caption", caption).open("thead").open("tr");
        head.forEach(name -> html.leaf("th", name, "scope", "col"));
        html.close("tr", "thead").open("tbody").raw("\n");
        return this;
    }

    Page endTable() {
        html.close("tbody", "table", "div").raw("\n");
        return this;
    }

    /** A row of plain cells, the first of which names it. */
    Page row(List<String> cells) {
        html.open("tr").leaf("th", cells.getFirst(), "scope", "row");
        cells.subList(1, cells.size()).forEach(cell -> html.leaf("td", cell));
        html.close("tr").raw("\n");
        return this;
    }

    /** A cell of two lines: what matters, and what belongs to it. */
    Page cell(String first, String second) {
        return cell("", first, second);
    }

    /** The same, for a cell with a class of its own. */
    Page cell(String css, String first, String second) {
        html.open("td", "class", css)
                .leaf("span", first, "class", "one")
                .raw(" ")
                .leaf("span", second, "class", "two")
                .close("td");
        return this;
    }

    Page code(String first, String second) {
        html.open("td")
                .leaf("code", first, "class", "one")
                .raw(" ")
                .leaf("span", second, "class", "two")
                .close("td");
        return this;
    }

    /** An account and a region. */
    Page where(ResourceId resource) {
        return cell("where", resource.account(), resource.region());
    }

    /** A status by word, shape and colour. */
    Page mark(String word, String css) {
        html.leaf("span", word, "class", "mark " + css);
        return this;
    }

    Page mark(Status status) {
        return mark(status.word(), status.css());
    }

    /** What is said where a list has nothing in it. */
    Page nothing(String text) {
        html.leaf("p", text, "class", "nothing");
        return this;
    }

    /** The notice above a list that is cut. */
    Page shown(long all, String what, String file) {
        if (all > STATIC) {
            html.leaf(
                    "p",
                    "The first %d of %s %s. With scripts on, all are listed here; all are in %s, too."
                            .formatted(STATIC, Say.number(all), what, file),
                    "class",
                    "note cut");
        }
        return this;
    }
}
