package dev.parapet.audit;

import dev.parapet.core.Exemption;
import dev.parapet.core.ExemptionRegistry;
import dev.parapet.core.ExemptionsUnreadable;
import dev.parapet.core.Json;
import dev.parapet.core.TrailUnwritable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exemptions that an undo granted, a JSON document a line. Those of the settings stand in the settings. */
public final class FileExemptions implements ExemptionRegistry, AutoCloseable {
    private final Journal journal;

    private FileExemptions(Journal journal) {
        this.journal = journal;
    }

    static FileExemptions open(Path file) throws IOException {
        return new FileExemptions(Journal.open(file));
    }

    /** Read anew each time: a registry that was damaged meanwhile must stop the writes, not be remembered. */
    @Override
    public List<Exemption> all() {
        try {
            List<Exemption> all = new ArrayList<>();
            for (String line : journal.lines()) {
                all.add(Json.value(Json.read(line), Exemption.class));
            }
            return all;
        } catch (IOException | IllegalArgumentException e) {
            throw new ExemptionsUnreadable(journal.file().toString(), e);
        }
    }

    @Override
    public void grant(Exemption exemption) {
        try {
            journal.add(Json.write(exemption));
        } catch (IOException e) {
            throw new TrailUnwritable(journal.file().toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
