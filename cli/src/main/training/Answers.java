import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;

/**
 * An AWS of a few sentences, for the training run of the launcher: one organization of one account with one open security
 * group, and nothing else in it. Run from source; writes the port it listens on into the file it is given.
 */
final class Answers {
    private static final String ACCOUNT = "111122223333";
    private static volatile boolean open = true;

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Answers::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Path port = Path.of(arguments[0]);
        Path written = Files.writeString(port.resolveSibling("port.new"), "" + server.getAddress().getPort());
        Files.move(written, port, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        byte[] answer = (target == null ? xml(request) : json(target)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", target == null ? "text/xml" : "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String json(String target) {
        if (target.endsWith(".ListAccounts")) {
            return "{\"Accounts\":[{\"Id\":\"" + ACCOUNT + "\",\"Name\":\"orders\",\"Status\":\"ACTIVE\"}]}";
        }
        if (target.endsWith(".DescribeOrganization")) {
            return "{\"Organization\":{\"Id\":\"o-training00\",\"MasterAccountId\":\"" + ACCOUNT + "\"}}";
        }
        return "{}";
    }

    private static String xml(String request) {
        if (request.contains("Action=GetCallerIdentity")) {
            return "<r><GetCallerIdentityResult><Account>" + ACCOUNT + "</Account><Arn>arn:aws:iam::" + ACCOUNT
                    + ":user/training</Arn><UserId>AIDATRAINING</UserId></GetCallerIdentityResult></r>";
        }
        if (request.contains("Action=AssumeRole")) {
            return "<r><AssumeRoleResult><Credentials><AccessKeyId>ASIATRAINING</AccessKeyId>"
                    + "<SecretAccessKey>training</SecretAccessKey><SessionToken>training</SessionToken>"
                    + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></r>";
        }
        if (request.contains("Action=GetCredentialReport")) {
            return "<r><GetCredentialReportResult><Content>dXNlcg==</Content></GetCredentialReportResult></r>";
        }
        if (request.contains("Action=GenerateCredentialReport")) {
            return "<r><GenerateCredentialReportResult><State>COMPLETE</State></GenerateCredentialReportResult></r>";
        }
        if (request.contains("Action=RevokeSecurityGroupIngress")) {
            open = false;
        }
        if (open && request.contains("Action=DescribeSecurityGroupRules")) {
            return "<r><securityGroupRuleSet><item><securityGroupRuleId>sgr-0123456789abcdef0</securityGroupRuleId>"
                    + "<groupId>sg-0123456789abcdef0</groupId><isEgress>false</isEgress><ipProtocol>tcp</ipProtocol>"
                    + "<fromPort>5432</fromPort><toPort>5432</toPort><cidrIpv4>0.0.0.0/0</cidrIpv4></item>"
                    + "</securityGroupRuleSet></r>";
        }
        return "<r><return>true</return></r>";
    }
}
