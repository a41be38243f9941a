import { roleMeanings, roles, type Role } from '@/lib/auth/roles';

/** The three roles with what each may do. */
export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-[13px] font-medium">Role</legend>
      <div className="space-y-2">
        {roles.map((role) => (
          <label key={role} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="role"
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="capitalize">{role}</span>{' '}
              <span className="block text-[13px] text-soft">{roleMeanings[role]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
