package io.gantry.git;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.gantry.web.errors.ErrorCode;
import org.springframework.http.HttpStatus;

/** Errors of git hosting, all of them; the words are those that old clients compare with. */
public enum GitError implements ErrorCode {
    JSON_INVALID(BAD_REQUEST, "Could not parse json: %s"),
    USER_JSON_INVALID(BAD_REQUEST, "Got error while parsing body: Could not parse json: %s"),
    USERNAME_INVALID(BAD_REQUEST, "username is not valid"),
    USER_EXISTS(CONFLICT, "user already exists"),
    USER_NOT_FOUND(NOT_FOUND, "user not found"),
    USER_IS_LAST(
            CONFLICT,
            "Could not remove user: user is the only one with access to at least one of it's"
                    + " repositories"),
    KEY_NEEDED(BAD_REQUEST, "A key is needed"),
    KEY_INVALID(BAD_REQUEST, "Invalid key"),
    KEY_EXISTS(CONFLICT, "Key already exists."),
    KEY_NOT_FOUND(NOT_FOUND, "Key not found"),
    KEYS_ARE_OTHERS(FORBIDDEN, "only %s and admins may see and change the keys of %s"),
    REPOSITORY_NAME_INVALID(BAD_REQUEST, "repository name is not valid"),
    REPOSITORY_NEEDS_USER(BAD_REQUEST, "repository should have at least one user"),
    REPOSITORY_EXISTS(CONFLICT, "repository already exists"),
    REPOSITORY_NOT_FOUND(NOT_FOUND, "repository not found"),
    USER_LIST_NEEDED(BAD_REQUEST, "It is need a user list"),
    REPOSITORY_LIST_NEEDED(BAD_REQUEST, "It is need a repository list"),
    ACCESS_USER_NEEDED(BAD_REQUEST, "parameter user is missing: whose access is to be explained"),
    NOT_READER(FORBIDDEN, "You don't have access to read this repository."),
    NOT_WRITER(FORBIDDEN, "You don't have access to write in this repository."),
    NOT_ADMINISTRATOR(FORBIDDEN, "You don't have access to administer this repository."),
    CONTENTS_PATH_NEEDED(
            BAD_REQUEST,
            "Error when trying to obtain an uknown file on ref %s of repository %s (path is"
                    + " required)."),
    CONTENTS_NOT_FOUND(
            NOT_FOUND, "Error when trying to obtain file %s on ref %s of repository %s (%s)."),
    TREE_NOT_FOUND(
            BAD_REQUEST,
            "Error when trying to obtain tree for path %1$s on ref %2$s of repository %3$s (Error"
                    + " when trying to obtain tree %1$s on ref %2$s of repository %3$s (%4$s).)."),
    BRANCHES_NOT_FOUND(
            BAD_REQUEST,
            "Error when trying to obtain the branches of repository %1$s (Error when trying to"
                    + " obtain the refs of repository %1$s (%2$s).)."),
    TAGS_NOT_FOUND(
            BAD_REQUEST,
            "Error when trying to obtain tags on ref %1$s of repository %2$s (Error when trying to"
                    + " obtain the refs of repository %2$s (%3$s).)."),
    DIFF_COMMITS_NEEDED(
            BAD_REQUEST,
            "Error when trying to obtain diff between hash commits of repository %s (Hash"
                    + " Commit(s) are required)."),
    DIFF_NOT_FOUND(
            NOT_FOUND,
            "Error when trying to obtain diff with commits %s and %s of repository %s (%s)."),
    LOGS_NOT_FOUND(
            BAD_REQUEST,
            "Error when trying to obtain logs for ref %1$s of repository %2$s (Error when trying to"
                    + " obtain the log of repository %2$s (%3$s).)."),
    LOGS_TOTAL_INVALID(
            BAD_REQUEST,
            "Error when trying to obtain logs for ref %s of repository %s (strconv.Atoi: parsing"
                    + " \"%s\": invalid syntax)."),
    ARCHIVE_PARAMETERS_NEEDED(
            BAD_REQUEST,
            "Error when trying to obtain archive for ref '%s' (format: %s) of repository '%s' (ref"
                    + " and format are required)."),
    ARCHIVE_NOT_FOUND(
            NOT_FOUND, "Error when trying to obtain archive for ref %s of repository %s (%s)."),
    HOOK_UNKNOWN(
            BAD_REQUEST,
            "Unsupported hook, valid options are: post-receive, pre-receive or update"),
    HOOK_NOT_FOUND(NOT_FOUND, "hook not found"),
    HOOKS_REFUSED(CONFLICT, "hooks are refused here: %s"),
    COMMIT_NOT_MULTIPART(BAD_REQUEST, "request Content-Type isn't multipart/form-data"),
    COMMIT_WITHOUT_BOUNDARY(BAD_REQUEST, "no multipart boundary param in Content-Type"),
    COMMIT_FORM_INVALID(BAD_REQUEST, "multipart: %s"),
    COMMIT_VALUE_MISSING(BAD_REQUEST, "Invalid value field \"%s\""),
    COMMIT_VALUE_REPEATED(BAD_REQUEST, "Not a single value \"%s\""),
    COMMIT_VALUE_CONTROL(BAD_REQUEST, "Control character in value \"%s\""),
    COMMIT_VALUE_EMPTY(BAD_REQUEST, "Empty value \"%s\""),
    COMMIT_FILE_MISSING(BAD_REQUEST, "Invalid file field \"%s\""),
    COMMIT_NOT_CLONED(
            BAD_REQUEST,
            "Error when trying to commit zip to repository %1$s, could not clone: Error when trying"
                    + " to clone repository %1$s (Repository does not exist)."),
    COMMIT_FAILED(
            BAD_REQUEST, "Error when trying to commit zip to repository %s, could not %s: %s"),
    COMMIT_OVERTAKEN(
            CONFLICT,
            "Error when trying to commit zip to repository %s, could not push: branch %s has moved"
                    + " meanwhile, try again"),
    COMMIT_TOO_LARGE(
            CONTENT_TOO_LARGE,
            "Error when trying to commit zip to repository %s, could not extract: %s"),
    BLAME_PATH_NEEDED(
            BAD_REQUEST,
            "Error when trying to obtain the blame of a file on ref %s of repository %s (path is"
                    + " required)."),
    BLAME_NOT_FOUND(
            NOT_FOUND,
            "Error when trying to obtain the blame of file %s on ref %s of repository %s (%s)."),
    COMMIT_NOT_FOUND(NOT_FOUND, "Error when trying to obtain commit %s of repository %s (%s)."),
    COMPARE_REFS_NEEDED(
            BAD_REQUEST,
            "Error when trying to compare refs of repository %s (base and head are required)."),
    COMPARE_NOT_FOUND(NOT_FOUND, "Error when trying to compare %s with %s of repository %s (%s)."),
    READ_TOO_LARGE(CONTENT_TOO_LARGE, "%s has more than %s %s: clone the repository to see it all"),
    REF_NAME_INVALID(BAD_REQUEST, "\"%s\" is no name of a %s"),
    REF_START_UNKNOWN(NOT_FOUND, "ref %s names no commit"),
    REF_EXISTS(CONFLICT, "%s already exists or stands in the way of another"),
    REF_NOT_FOUND(NOT_FOUND, "%s not found"),
    REF_MOVED(CONFLICT, "%s has moved meanwhile, look again"),
    REF_REFUSED(CONFLICT, "%s was refused: %s"),
    GIT_ROUTE_UNKNOWN(NOT_FOUND, "Repository not found"),
    GIT_SERVICE_UNKNOWN(FORBIDDEN, "service \"%s\" is none of git-upload-pack, git-receive-pack"),
    CLIENT_SILENT(REQUEST_TIMEOUT, "nothing came for too long"),
    DATABASE_SILENT(INTERNAL_SERVER_ERROR, "Failed to ping the database: no reachable servers"),
    PORTAL_SILENT(
            SERVICE_UNAVAILABLE, "nobody can say who you are: the portal is away, try again later"),
    PUSH_BEHIND(SERVICE_UNAVAILABLE, "what was pushed before is not told of yet, try again"),
    PUSH_GONE(SERVICE_UNAVAILABLE, "the push took too long to begin, try again");

    private final HttpStatus status;
    private final String template;

    GitError(HttpStatus status, String template) {
        this.status = status;
        this.template = template;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String template() {
        return template;
    }
}
