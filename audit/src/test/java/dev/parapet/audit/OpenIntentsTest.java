package dev.parapet.audit;

import static dev.parapet.audit.Records.intent;
import static dev.parapet.audit.Records.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.ResourceId;
import org.junit.jupiter.api.Test;

class OpenIntentsTest {
    private static final ResourceId FRONT = door("front");
    private static final ResourceId BACK = door("back");

    private final OpenIntents open = new OpenIntents();

    private static ResourceId door(String id) {
        return new ResourceId("aws", "111122223333", "eu-west-1", "Door", id);
    }

    @Test
    void the_oldest_intent_about_a_resource_is_found_until_its_outcome_is_there() {
        open.note(intent("a", FRONT));
        open.note(intent("b", BACK));
        open.note(intent("c", FRONT));
        assertThat(open.oldest("own-door", FRONT)).contains(intent("a", FRONT));

        open.note(outcome("d", "a"));
        assertThat(open.oldest("own-door", FRONT)).contains(intent("c", FRONT));
        assertThat(open.all()).containsExactly(intent("b", BACK), intent("c", FRONT));

        open.note(outcome("e", "c"));
        assertThat(open.oldest("own-door", FRONT)).isEmpty();
        assertThat(open.oldest("other-door", BACK)).isEmpty();
    }
}
