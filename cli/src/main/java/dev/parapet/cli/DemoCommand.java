package dev.parapet.cli;

import picocli.CommandLine.Command;

@Command(name = "demo")
final class DemoCommand {}
