package dev.parapet.sandbox;

/** No moto could be found, installed or started; the message says in one sentence how to get it. */
public final class MotoMissing extends RuntimeException {
    private MotoMissing(String sentence) {
        super(sentence);
    }

    static MotoMissing anywhere() {
        return new MotoMissing("The sandbox needs moto 5.2 or newer: run pip install 'moto[server]=="
                + MotoSearch.VERSION + "', or name an interpreter that has it in PARAPET_MOTO, or start Docker.");
    }

    static MotoMissing named(String variable, String value) {
        return new MotoMissing(variable + " names " + value
                + ", which cannot run the sandbox's moto: point it at a Python with moto[server]==" + MotoSearch.VERSION
                + ", or unset it.");
    }
}
