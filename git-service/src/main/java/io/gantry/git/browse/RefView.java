package io.gantry.git.browse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.gantry.contracts.git.GitRepository;
import java.io.IOException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A branch or tag.
 *
 * @param ref id of the object that it points at; of an annotated tag that of the tag itself
 * @param name without {@code refs/heads/} or {@code refs/tags/}
 * @param createdAt when its author wrote it; of an annotated tag when it was tagged
 */
@JsonPropertyOrder({
    "ref",
    "name",
    "author",
    "committer",
    "tagger",
    "_links",
    "subject",
    "createdAt"
})
public record RefView(
        String ref,
        String name,
        Person author,
        Person committer,
        Person tagger,
        @JsonProperty("_links") ArchiveLinks links,
        String subject,
        String createdAt) {
    /** The branch that a commit of ours has made or moved. */
    public static RefView committed(RevCommit commit, String branch, GitRepository in) {
        return of(commit, branch, ArchiveLinks.ofCommit(in.name(), branch));
    }

    public static RefView of(Ref ref, GitRepository in, RevWalk walk) throws IOException {
        String name = Repository.shortenRefName(ref.getName());
        ArchiveLinks links = ArchiveLinks.ofRef(in.name(), name);
        RevObject object = walk.parseAny(ref.getObjectId());
        return switch (object) {
            case RevCommit commit -> of(commit, name, links);
            case RevTag tag -> {
                PersonIdent tagger = tag.getTaggerIdent();
                yield new RefView(
                        tag.name(),
                        name,
                        Person.NOBODY,
                        Person.NOBODY,
                        Person.of(tagger),
                        links,
                        tag.getShortMessage(),
                        tagger == null ? "" : GitDate.of(tagger));
            }
            default ->
                    new RefView(
                            object.name(),
                            name,
                            Person.NOBODY,
                            Person.NOBODY,
                            Person.NOBODY,
                            links,
                            "",
                            "");
        };
    }

    private static RefView of(RevCommit commit, String name, ArchiveLinks links) {
        return new RefView(
                commit.name(),
                name,
                Person.of(commit.getAuthorIdent()),
                Person.of(commit.getCommitterIdent()),
                Person.NOBODY,
                links,
                commit.getShortMessage(),
                GitDate.of(commit.getAuthorIdent()));
    }
}
