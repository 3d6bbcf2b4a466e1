package dev.parapet.scp.pack;

import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Statement;
import java.util.List;
import java.util.stream.Stream;

/** One policy in the making. */
record Bin(List<Piece> pieces, Policy policy) {
    /** The statements of one document, which stay together. */
    record Piece(Document document, List<Statement> statements) {
        int size() {
            return Policy.of(statements).json().length();
        }
    }

    static Bin of(Piece piece) {
        return of(List.of(piece));
    }

    private static Bin of(List<Piece> pieces) {
        List<Statement> all =
                pieces.stream().flatMap(piece -> piece.statements().stream()).toList();
        return new Bin(List.copyOf(pieces), Policy.of(Merge.all(all)));
    }

    Bin with(Piece piece) {
        return of(Stream.concat(pieces.stream(), Stream.of(piece))
                .sorted((a, b) -> Document.ORDER.compare(a.document(), b.document()))
                .toList());
    }

    int size() {
        return policy.json().length();
    }

    List<String> ids() {
        return pieces.stream().map(piece -> piece.document().id()).toList();
    }
}
