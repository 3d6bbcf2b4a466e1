package dev.parapet.organization.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.config.RecorderState.Channel;
import dev.parapet.organization.config.RecorderState.Recorder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Recorder OURS = new Recorder("parapet", true, true, false, true);
    private static final Recorder TOWER =
            new Recorder("aws-controltower-BaselineConfigRecorder", true, true, false, true);
    private static final Channel CHANNEL = new Channel("parapet", "archive");

    @Test
    void an_empty_account_gets_recorder_then_channel_then_start() {
        assertThat(home(RecorderState.EMPTY))
                .containsExactly(
                        "recorder parapet: none -> all types, with IAM",
                        "delivery channel parapet: none -> s3://archive/config",
                        "recorder parapet: stopped -> recording");
    }

    @Test
    void iam_is_recorded_in_the_home_region_only() {
        assertThat(elsewhere(RecorderState.EMPTY)).contains("recorder parapet: none -> all types, without IAM");
    }

    @Test
    void what_parapet_made_is_left_alone_when_it_is_right() {
        assertThat(home(state(OURS, CHANNEL))).isEmpty();
    }

    @Test
    void what_parapet_made_and_somebody_narrowed_is_mended() {
        assertThat(home(state(new Recorder("parapet", false, false, true, true), new Channel("parapet", "elsewhere"))))
                .containsExactly(
                        "recorder parapet: not all types, no IAM, once a day -> all types, with IAM",
                        "delivery channel parapet: s3://elsewhere -> s3://archive/config");
    }

    @Test
    void a_recorder_of_control_tower_is_adopted_with_its_channel() {
        assertThat(home(state(TOWER, new Channel("aws-controltower-BaselineConfigDeliveryChannel", "tower-logs"))))
                .containsExactly(
                        "= adopted recorder aws-controltower-BaselineConfigRecorder",
                        "= adopted delivery channel aws-controltower-BaselineConfigDeliveryChannel, which delivers to s3://tower-logs");
    }

    @Test
    void what_a_foreign_recorder_misses_is_said_and_not_changed() {
        assertThat(home(state(new Recorder("default", false, false, false, true), CHANNEL)))
                .containsExactly("= adopted recorder default, which records not all types, no IAM");
    }

    @Test
    void a_foreign_recorder_is_changed_only_when_the_settings_say_so() {
        RecorderWish taking = new RecorderWish("role", "archive", Optional.empty(), Optional.empty(), true, true);

        assertThat(Lines.of(
                        new Recording(taking).plan(state(new Recorder("default", false, true, false, true), CHANNEL))))
                .containsExactly("recorder default: not all types -> all types, with IAM");
    }

    @Test
    void a_stopped_recorder_is_started_whoever_made_it() {
        assertThat(home(state(new Recorder("default", true, true, false, false), CHANNEL)))
                .containsExactly("recorder default: stopped -> recording", "= adopted recorder default");
    }

    @Test
    void a_recorder_that_lost_its_channel_gets_one() {
        assertThat(home(new RecorderState(Optional.of(TOWER), Optional.empty())))
                .containsExactly(
                        "delivery channel parapet: none -> s3://archive/config",
                        "= adopted recorder aws-controltower-BaselineConfigRecorder");
    }

    private static RecorderState state(Recorder recorder, Channel channel) {
        return new RecorderState(Optional.of(recorder), Optional.of(channel));
    }

    private static List<String> home(RecorderState state) {
        return lines(state, true);
    }

    private static List<String> elsewhere(RecorderState state) {
        return lines(state, false);
    }

    private static List<String> lines(RecorderState state, boolean global) {
        return Lines.of(new Recording(
                        new RecorderWish("role", "archive", Optional.of("config"), Optional.empty(), global, false))
                .plan(state));
    }
}
