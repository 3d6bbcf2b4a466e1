package dev.parapet.remediations.enc_ebs_volume;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to go back to, and to come back to, once a volume is being swapped. It is written on the volume before
 * anything else, as the tag {@value #TAG}, so that any process can go on: {@code i-0a1b2c3d4e5f60718 /dev/sdf running delete}.
 *
 * @param place where the volume is attached; empty when it is not
 * @param running whether the instance ran when the swap began, and has to run when it ends
 * @param deleted whether EC2 deletes the volume with the instance
 * @param back why everything is being put back, once that has begun: what there was to see of the reason goes on the way
 */
record Swap(Optional<Place> place, boolean running, boolean deleted, Optional<String> back) {
    static final String TAG = "parapet:swap";

    /** No swap is underway; the tag may be there all the same, for EC2 can set a tag back to nothing but not to absent. */
    static final String NONE = "";

    private static final String DETACHED = "detached";
    private static final String BACK = ", going back: ";
    private static final String GIVEN_UP = "given up: ";
    private static final Pattern TEXT = Pattern.compile("(i-[0-9a-f]+) (\\S+) (running|stopped) (delete|keep)");

    /** A device of an instance. */
    record Place(String instance, String device) {
        @Override
        public String toString() {
            return "%s of %s".formatted(device, instance);
        }
    }

    static Swap of(Optional<Attachment> attachment, boolean running) {
        return new Swap(
                attachment.map(Attachment::place),
                running,
                attachment.map(Attachment::deleted).orElse(false),
                Optional.empty());
    }

    /** What the tag says; empty when it says nothing, or nothing that Parapet wrote. */
    static Optional<Swap> read(String tag) {
        int end = tag.indexOf(BACK);
        Optional<String> back = Optional.of(tag).filter(all -> end >= 0).map(all -> all.substring(end + BACK.length()));
        String begun = end < 0 ? tag : tag.substring(0, end);
        if (begun.equals(DETACHED)) {
            return Optional.of(new Swap(Optional.empty(), false, false, back));
        }
        Matcher text = TEXT.matcher(begun);
        return text.matches()
                ? Optional.of(new Swap(
                        Optional.of(new Place(text.group(1), text.group(2))),
                        text.group(3).equals("running"),
                        text.group(4).equals("delete"),
                        back))
                : Optional.empty();
    }

    /** Why an earlier swap was given up, if one was. */
    static Optional<String> givenUp(String tag) {
        return tag.startsWith(GIVEN_UP) ? Optional.of(tag.substring(GIVEN_UP.length())) : Optional.empty();
    }

    static String givingUp(String reason) {
        return GIVEN_UP + reason;
    }

    /** The same swap, on its way back. */
    Swap goingBack(String reason) {
        return new Swap(place, running, deleted, Optional.of(reason));
    }

    String text() {
        String begun = place.map(at -> "%s %s %s %s"
                        .formatted(
                                at.instance(),
                                at.device(),
                                running ? "running" : "stopped",
                                deleted ? "delete" : "keep"))
                .orElse(DETACHED);
        return begun + back.map(BACK::concat).orElse("");
    }
}
