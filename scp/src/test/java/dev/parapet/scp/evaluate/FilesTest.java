package dev.parapet.scp.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.scp.actions.AuthorizationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {
    private static final String DENY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"D\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
    private static final String REQUEST =
            "{'id':'1','principal':'arn:aws:iam::111122223333:role/a','account':'111122223333','path':['ou-a'],'action':'s3:GetObject','resource':'arn:aws:s3:::b/k'}";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String decide(String request) throws IOException {
        RequestLine line = RequestLine.read(request.replace('\'', '"'));
        Evaluator evaluator =
                new Evaluator(new PolicyFolder(folder).read(), Members.UNKNOWN, AuthorizationTable.shipped());
        return line.answer(evaluator.evaluate(line.request()));
    }

    @Test
    void without_attachments_all_policies_are_at_the_root() throws IOException {
        write("scp/no-s3.json", DENY);

        assertThat(decide(REQUEST)).isEqualTo("{\"id\":\"1\",\"decision\":\"deny\",\"by\":[\"scp/no-s3#D@root\"]}");
    }

    @Test
    void attachments_say_where_policies_stand() throws IOException {
        write("scp/no-s3.json", DENY);
        write("attachments.json", "{\"root\":[],\"ou-b\":[\"scp/no-s3\"]}");

        assertThat(decide(REQUEST)).isEqualTo("{\"id\":\"1\",\"decision\":\"allow\",\"by\":[]}");
        assertThat(decide(REQUEST.replace("ou-a", "ou-b"))).contains("scp/no-s3#D@ou-b");
    }

    @Test
    void policies_that_a_service_carries_out_are_passed_over() throws IOException {
        write("scp/no-s3.json", DENY);
        write("s3/block.json", "{}");
        write("attachments.json", "{\"root\":[\"s3/block\",\"scp/no-s3\"]}");

        assertThat(decide(REQUEST)).contains("scp/no-s3#D@root");
    }

    @Test
    void what_is_not_known_is_said() throws IOException {
        write(
                "scp/tls.json",
                DENY.replace(
                        "\"Resource\":\"*\"",
                        "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}"));

        assertThat(decide(REQUEST.replace("'id'", "'unknown':['aws:SecureTransport'],'id'")))
                .isEqualTo(
                        "{\"id\":\"1\",\"decision\":\"might-deny\",\"by\":[\"scp/tls#D@root\"],\"unknown\":[\"aws:securetransport\"]}");
        assertThat(decide(REQUEST.replace("'id'", "'context':{'aws:SecureTransport':true},'id'")))
                .contains("allow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ou':['scp/no-s3']} | attaches to 'ou'; a target is root",
                "{'root':['no-s3']} | there is no file no-s3.json; write scp/NAME",
                "{'root':'scp/no-s3'} | root is no list of texts",
                "[] | is no JSON object",
                "{ | line 1: not JSON",
            })
    void attachments_with_a_fault_are_refused(String attachments, String reason) throws IOException {
        write("scp/no-s3.json", DENY);
        write("attachments.json", attachments.replace('\'', '"'));

        assertThatThrownBy(() -> new PolicyFolder(folder).read())
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining("attachments.json")
                .hasMessageContaining(reason);
    }

    @Test
    void a_policy_with_a_fault_is_named_with_its_line() throws IOException {
        write("scp/bad.json", "{\n\"Version\":\"2012-10-17\",\n\"Statment\":[]}");

        assertThatThrownBy(() -> new PolicyFolder(folder).read())
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining(
                        "bad.json, line 3, column 1: a policy has no element 'Statment'; did you mean 'Statement'?");
    }

    @Test
    void a_folder_without_policies_is_refused() {
        assertThatThrownBy(() -> new PolicyFolder(folder).read())
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining("neither scp/*.json nor rcp/*.json");
        assertThatThrownBy(() -> new PolicyFolder(folder.resolve("gone")).read())
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'1'} | action is a text, and is missing",
                "{'id':'1','actoin':'s3:GetObject'} | no field 'actoin'",
                "{'id':'1','principal':'a','account':'1','action':'s3:GetObject'} | '1' is no account",
                "{'id':'1','principal':'a','account':'111122223333','action':'s3:*'} | 's3:*' is no action",
                "{'id':'1','principal':'a','account':'111122223333','action':'s3:GetObject','context':[]} | context is an object",
                "{'id':'1','principal':'a','account':'111122223333','action':'s3:GetObject','context':{'a:b':null}} | a:b is a list of texts",
                "{'id':'1','principal':'a','account':'111122223333','action':'s3:GetObject','path':'ou-a'} | path is a list of texts",
                "nonsense | not JSON",
                "[] | a request is a JSON object",
            })
    void a_request_with_a_fault_is_refused(String line, String reason) {
        assertThatThrownBy(() -> RequestLine.read(line.replace('\'', '"')))
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining(reason);
    }

    @Test
    void accounts_are_read_with_the_units_above_them() throws IOException {
        write(
                "x/members.json",
                "{\"organization\":\"o-1\",\"management\":\"999900001111\",\"accounts\":{\"111122223333\":[\"ou-a\"]}}");
        MembersFile file = MembersFile.read(folder.resolve("x/members.json"));

        assertThat(file.organization()).contains("o-1");
        assertThat(file.members().paths()).containsEntry("111122223333", List.of("ou-a"));
        write("x/bad.json", "{\"acounts\":{}}");
        assertThatThrownBy(() -> MembersFile.read(folder.resolve("x/bad.json")))
                .isInstanceOf(FileInvalid.class)
                .hasMessageContaining("has a field 'acounts'");
    }
}
