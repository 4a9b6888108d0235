//! Which documents go into one snapshot, and what it is called.

use crate::config::Group;

/// The snapshot of all documents.
const ALL: &str = "all";
/// The snapshot of documents that lie in no folder of the project.
const ROOT: &str = "root";

/// The name of the snapshot that a document goes into; the document's name is relative to the project.
///
/// No two folders and no two files share one.
pub(super) fn name(group: Group, document: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    match group {
        Group::All => ALL.to_owned(),
        Group::File => parts.join("/"),
        Group::Folder => {
            parts.pop();
            match parts[..] {
                [] => ROOT.to_owned(),
                // A folder that is called so gives way.
                [one] if one.trim_end_matches('_') == ROOT => format!("{one}_"),
                _ => parts.join("/"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_has_a_name_of_its_own() {
        let names = ["a.md", "root/a.md", "root_/a.md", "notes/2024/a.md", "notes/b.md", "/notes/../c.md"]
            .map(|document| name(Group::Folder, document));
        assert_eq!(names, ["root", "root_", "root__", "notes/2024", "notes", "notes"]);
        assert_eq!(name(Group::File, "notes/a.md"), "notes/a.md");
        assert_eq!(name(Group::All, "notes/a.md"), "all");
    }
}
