package dev.parapet.scp.evaluate;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.actions.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of an organization say to a request: it must be allowed at the root, at every unit above the account and at
 * the account, and denied at none.
 *
 * <p>Where no attached service control policy has an Allow, FullAWSAccess is taken to be attached as well: AWS attaches it
 * everywhere, and whoever detaches it puts another Allow in its place.
 *
 * <p>Service control policies bind the users, roles and root of the caller's account, when that is a member; not the management
 * account, service-linked roles, and services. Resource control policies bind everybody at the resources of a member, in the
 * services that have them; not at the resources of the management account, and not service-linked roles. (Organizations User Guide, "Tasks and
 * entities not restricted by SCPs", "Resources and entities not restricted by RCPs".)
 */
public final class Evaluator {
    private static final String SCP = "scp";
    private static final String RCP = "rcp";

    private final Members members;
    private final AuthorizationTable table;
    private final Map<String, Rules> serviceControl;
    private final Map<String, Rules> resourceControl;

    /** Over the organization as it is known. */
    public Evaluator(Attachments attachments, Members members, AuthorizationTable table) {
        this.members = members;
        this.table = table;
        serviceControl = ready(SCP, attachments.serviceControl());
        resourceControl = ready(RCP, attachments.resourceControl());
    }

    /** Over policies that are all at the root, with the table that comes with Parapet. */
    public static Evaluator atRoot(List<NamedPolicy> serviceControl, List<NamedPolicy> resourceControl) {
        return new Evaluator(
                Attachments.atRoot(serviceControl, resourceControl), Members.UNKNOWN, AuthorizationTable.shipped());
    }

    private static Map<String, Rules> ready(String layer, Map<String, List<NamedPolicy>> attached) {
        Map<String, Rules> ready = new HashMap<>();
        attached.forEach((target, policies) -> ready.put(target, Rules.of(layer, target, policies)));
        return Map.copyOf(ready);
    }

    /** The verdict; never an exception. */
    public Verdict evaluate(Request request) {
        Caller caller = Caller.of(request.principal());
        String action = request.action().toLowerCase(Locale.ROOT);
        Tally tally = new Tally(new View(request, table), action);
        for (Rules rules : levels(serviceControl, callersPlace(caller, request))) {
            tally.denies(rules);
            if (rules.anyAllows()) {
                tally.needsAllow(rules);
            }
        }
        if (!resourceControl.isEmpty() && isResourceControlled(action)) {
            levels(resourceControl, resourcesPlace(caller, request)).forEach(tally::denies);
        }
        return tally.verdict();
    }

    private record Place(String account, List<String> path) {}

    /** Where service control policies have to be looked for; nowhere when none binds the caller. */
    private Optional<Place> callersPlace(Caller caller, Request request) {
        if (Caller.isService(request.principal())
                || caller.isServiceLinked()
                || request.principal().equals("*")) {
            return Optional.empty();
        }
        return place(caller.account().orElse(request.account()), request);
    }

    private Optional<Place> resourcesPlace(Caller caller, Request request) {
        if (caller.isServiceLinked()) {
            return Optional.empty();
        }
        String owner = request.context().get("aws:resourceaccount") instanceof Value.Present present
                ? present.texts().getFirst()
                : Arns.account(request.resource()).orElse(request.account());
        return place(owner, request);
    }

    private Optional<Place> place(String account, Request request) {
        return members.isManagement(account)
                ? Optional.empty()
                : members.path(account, request).map(path -> new Place(account, path));
    }

    private static List<Rules> levels(Map<String, Rules> attached, Optional<Place> place) {
        if (place.isEmpty() || attached.isEmpty()) {
            return List.of();
        }
        List<Rules> levels = new ArrayList<>();
        add(levels, attached.get(Attachments.ROOT));
        place.get().path().forEach(unit -> add(levels, attached.get(unit)));
        add(levels, attached.get(place.get().account()));
        return levels;
    }

    private static void add(List<Rules> levels, @Nullable Rules rules) {
        if (rules != null) {
            levels.add(rules);
        }
    }

    private boolean isResourceControlled(String action) {
        int colon = action.indexOf(':');
        return colon > 0
                && table.service(action.substring(0, colon))
                        .map(Service::resourceControlled)
                        .orElse(true);
    }
}
