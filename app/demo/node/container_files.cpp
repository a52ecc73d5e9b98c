// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/container_files.h"

namespace liteboxd::demo {

namespace {

constexpr std::size_t mostEntries = 10'000;

/// What the kernel tells of the program of the sandbox: it listens on port 8080 of every address of IPv4.
constexpr std::string_view sockets =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1 0 100 0 0 10 "
    "0\n";

std::string parentOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

bool isBelow(const std::string &path, const std::string &folder)
{
    return folder == "/" || (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

} // namespace

ContainerFiles::ContainerFiles()
    : m_folders{"/", "/workspace", "/tmp"}
{
    write("/proc/net/tcp", std::string(sockets));
}

std::string ContainerFiles::absolute(std::string_view path)
{
    std::vector<std::string> parts;
    if (!path.starts_with('/'))
        parts.emplace_back("workspace");
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.emplace_back(part);
    }
    std::string out;
    for (const std::string &part : parts)
        out += '/' + part;
    return out.empty() ? "/" : out;
}

bool ContainerFiles::write(std::string_view path, std::string content)
{
    const std::string name = absolute(path);
    const auto known = m_files.find(name);
    const std::size_t before = known == m_files.end() ? 0 : known->second.size();
    if (m_folders.contains(name) || m_size - before + content.size() > mostBytes || m_files.size() >= mostEntries)
        return false;
    addFolder(parentOf(name));
    m_size += content.size() - before;
    m_files[name] = std::move(content);
    return true;
}

bool ContainerFiles::append(std::string_view path, std::string_view content)
{
    return write(path, read(path).value_or("") + std::string(content));
}

std::optional<std::string> ContainerFiles::read(std::string_view path) const
{
    const auto found = m_files.find(absolute(path));
    return found == m_files.end() ? std::nullopt : std::optional(found->second);
}

bool ContainerFiles::isFolder(std::string_view path) const
{
    return m_folders.contains(absolute(path));
}

void ContainerFiles::addFolder(std::string_view path)
{
    for (std::string name = absolute(path); name != "/" && m_folders.size() < mostEntries; name = parentOf(name))
        m_folders.insert(name);
}

bool ContainerFiles::remove(std::string_view path)
{
    const std::string name = absolute(path);
    const std::vector<std::string> entries = below(name);
    for (const std::string &entry : entries) {
        if (const auto file = m_files.find(entry); file != m_files.end()) {
            m_size -= file->second.size();
            m_files.erase(file);
        }
        if (entry != "/")
            m_folders.erase(entry);
    }
    return !entries.empty();
}

std::vector<std::string> ContainerFiles::list(std::string_view folder) const
{
    const std::string name = absolute(folder);
    std::set<std::string> names;
    for (const auto &[path, content] : m_files) {
        if (parentOf(path) == name)
            names.insert(path.substr(path.rfind('/') + 1));
    }
    for (const std::string &path : m_folders) {
        if (path != "/" && parentOf(path) == name)
            names.insert(path.substr(path.rfind('/') + 1) + '/');
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> ContainerFiles::below(std::string_view path) const
{
    const std::string name = absolute(path);
    std::set<std::string> entries;
    for (const auto &[file, content] : m_files) {
        if (file == name || isBelow(file, name))
            entries.insert(file);
    }
    for (const std::string &folder : m_folders) {
        if (folder == name || isBelow(folder, name))
            entries.insert(folder);
    }
    return {entries.begin(), entries.end()};
}

std::string longEntry(const ContainerFiles &files, const std::string &folder, std::string entry)
{
    const bool isFolder = entry.ends_with('/');
    if (isFolder)
        entry.pop_back();
    const auto content = files.read(folder + '/' + entry);
    return (isFolder ? "drwxr-xr-x" : "-rw-r--r--") + std::string("    1 0        0        ") +
           std::to_string(content ? content->size() : 0) + " Jan  1 00:00 " + entry;
}

} // namespace liteboxd::demo
