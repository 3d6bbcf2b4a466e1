package dev.parapet.organization;

import dev.parapet.core.Place;
import dev.parapet.organization.fanin.OrganizationBus;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A place in the organization, with all that a step has to know before it looks there. */
public record Site(Wish wish, Estate estate, Place place) {
    /** The account's number. */
    public String account() {
        return place.account();
    }

    /** The region's code; of the partition's home where a step is taken once an account. */
    public String region() {
        return place.region();
    }

    /** Whether this is the management account, which no organization policy binds. */
    public boolean isManagement() {
        return place.account().equals(estate.management());
    }

    /** The active accounts but the security account, with the addresses of their owners. */
    public SortedMap<String, String> others() {
        SortedMap<String, String> others = new TreeMap<>();
        estate.active().forEach(account -> others.put(account.id(), account.email()));
        others.remove(security());
        return others;
    }

    /** The regions that are watched and on, but the home region. */
    public SortedSet<String> otherRegions() {
        SortedSet<String> others = new TreeSet<>(wish.settings().regions());
        others.retainAll(estate.regions());
        others.remove(estate.home());
        return others;
    }

    /** The ARN of the bus to which every account sends its events. */
    public String bus() {
        return OrganizationBus.arn(place.partition(), estate.home(), security());
    }

    /** The account that administers the security services. */
    public String security() {
        return wish.settings().accounts().security();
    }
}
