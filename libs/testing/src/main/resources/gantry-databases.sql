CREATE DATABASE gantry_identity;
CREATE DATABASE gantry_catalog;
CREATE DATABASE gantry_action;
CREATE DATABASE gantry_audit;
CREATE DATABASE gantry_git;
CREATE DATABASE gantry_plugin;
