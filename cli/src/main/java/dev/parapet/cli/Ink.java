package dev.parapet.cli;

import picocli.CommandLine.Help.Ansi;

/** Colour, only where a terminal shows it. */
enum Ink {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text in this ink; the text alone where there is no terminal. */
    String on(String text) {
        return Ansi.AUTO.enabled() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
